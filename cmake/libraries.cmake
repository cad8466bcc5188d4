# Packages from Debian 12, all as imported targets, so their headers are SYSTEM. See docs/licenties.md.
find_package(pegtl 3.2 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libical REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

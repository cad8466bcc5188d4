# One executable from every *_benchmark.cpp beside the stages; absent without Google Benchmark.
find_package(benchmark QUIET)
file(GLOB_RECURSE benchmark_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/grammar/*_benchmark.cpp"
  "${PROJECT_SOURCE_DIR}/interpreter/*_benchmark.cpp"
  "${PROJECT_SOURCE_DIR}/tests/*_benchmark.cpp")
if(benchmark_FOUND AND benchmark_sources)
  # Not part of `all`: a user who only wants the program does not wait for it.
  add_executable(slagboom_benchmark EXCLUDE_FROM_ALL ${benchmark_sources}
    "${PROJECT_SOURCE_DIR}/tests/prestaties/cohort.cpp"
    "${PROJECT_SOURCE_DIR}/tests/prestaties/kolommen_job.cpp"
    "${PROJECT_SOURCE_DIR}/tests/prestaties/met_de_hand.cpp")
  # With the same settings as the loops of the column evaluator.
  set_source_files_properties("${PROJECT_SOURCE_DIR}/tests/prestaties/met_de_hand.cpp" PROPERTIES COMPILE_OPTIONS "-O3")
  target_link_libraries(slagboom_benchmark PRIVATE
    slagboom_cli slagboom_columns slagboom_warnings benchmark::benchmark benchmark::benchmark_main)
  target_compile_definitions(slagboom_benchmark PRIVATE
    SLAGBOOM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endif()

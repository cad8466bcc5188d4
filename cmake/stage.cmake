# slagboom_stage(): one library per stage, with its headers, its allowed edges and its warnings.
include_guard(GLOBAL)

# Source files of a folder without those that have their own executable.
function(slagboom_sources out folder)
  file(GLOB found CONFIGURE_DEPENDS "${folder}/*.cpp")
  list(FILTER found EXCLUDE REGEX "_(test|fuzz|benchmark)\\.cpp$")
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# slagboom_stage(<name> [DEPENDS <stage>...] [LIBRARIES <target>...] [EXCLUDE <file>...])
#
# Makes slagboom_<name> from the current folder. DEPENDS names the only stages whose headers may be
# included here, directly or through them; the test `lint/lagen` checks that. A folder that holds
# no source yet becomes an interface library, so that the stages after it still configure.
function(slagboom_stage name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LIBRARIES;EXCLUDE")
  set(target slagboom_${name})
  slagboom_sources(sources "${CMAKE_CURRENT_SOURCE_DIR}")
  foreach(file IN LISTS arg_EXCLUDE)
    list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  endforeach()
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp")

  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE slagboom_warnings)
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}")
  if(headers)
    target_sources(${target} ${scope}
      FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  endif()
  list(TRANSFORM arg_DEPENDS PREPEND slagboom_ OUTPUT_VARIABLE stages)
  target_link_libraries(${target} ${scope} ${stages} ${arg_LIBRARIES})

  # What lint/lagen needs: the folder, and the folders it may include from.
  file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  set(allowed "${folder}")
  foreach(stage IN LISTS arg_DEPENDS)
    get_property(theirs GLOBAL PROPERTY slagboom_allowed_${stage})
    list(APPEND allowed ${theirs})
  endforeach()
  list(REMOVE_DUPLICATES allowed)
  set_property(GLOBAL PROPERTY slagboom_allowed_${name} "${allowed}")
  set_property(GLOBAL APPEND PROPERTY slagboom_stages ${name})
endfunction()

# Writes one line per stage: folder, then the folders it may include from.
function(slagboom_write_layers file)
  get_property(stages GLOBAL PROPERTY slagboom_stages)
  set(text "")
  foreach(stage IN LISTS stages)
    get_property(allowed GLOBAL PROPERTY slagboom_allowed_${stage})
    list(JOIN allowed " " line)
    string(APPEND text "${line}\n")
  endforeach()
  file(CONFIGURE OUTPUT "${file}" CONTENT "${text}" @ONLY)
endfunction()

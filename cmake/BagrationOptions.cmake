# Compiler and linker settings shared by every target, carried by the interface target bagration_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(bagration_options INTERFACE)
# The repository root is the only include root: every include names its module ("terrain/geo/result.hpp").
target_include_directories(bagration_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(bagration_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual)
# g++ 12 sees uninitialised std::string members in initialiser lists where there are none.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(bagration_options INTERFACE -Wno-maybe-uninitialized)
endif()
# Frames must be the same bytes on one machine whatever the optimiser: no contraction, no fast math.
target_compile_options(bagration_options INTERFACE -ffp-contract=off)

option(BAGRATION_WERROR "Warnings are errors" OFF)
if(BAGRATION_WERROR)
    target_compile_options(bagration_options INTERFACE -Werror)
endif()

foreach(linker mold lld)
    find_program(BAGRATION_${linker} ${linker})
    if(BAGRATION_${linker} AND NOT BAGRATION_LINKER)
        set(BAGRATION_LINKER ${linker})
    endif()
endforeach()
if(BAGRATION_LINKER)
    add_link_options(-fuse-ld=${BAGRATION_LINKER})
endif()

set(BAGRATION_SANITIZE "" CACHE STRING "address;undefined or thread")
if(BAGRATION_SANITIZE)
    string(REPLACE ";" "," sanitizers "${BAGRATION_SANITIZE}")
    add_compile_options(-fsanitize=${sanitizers} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${sanitizers})
endif()

option(BAGRATION_FUZZ "Build the fuzz targets (clang)" OFF)

# A library of this project: sources of one folder, linking the shared options and what it may include.
function(bagration_library name)
    cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
    file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}_module.cpp CONTENT "namespace bagration {}\n")
    add_library(${name} STATIC ${sources} ${CMAKE_CURRENT_BINARY_DIR}/${name}_module.cpp)
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC bagration_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

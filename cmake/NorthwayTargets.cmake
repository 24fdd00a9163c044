# SPDX-License-Identifier: Apache-2.0
# One way to make a library, a program and a test, so that all share the same strictness.
option(NORTHWAY_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" OFF)
set(NORTHWAY_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize= (address,undefined or thread)")

add_library(northway_options INTERFACE)
target_compile_features(northway_options INTERFACE cxx_std_20)
target_include_directories(northway_options INTERFACE ${CMAKE_SOURCE_DIR}/engine ${CMAKE_SOURCE_DIR})
target_compile_definitions(northway_options INTERFACE
    GLM_FORCE_EXPLICIT_CTOR GLM_FORCE_DEPTH_ZERO_TO_ONE GLFW_INCLUDE_NONE)
target_compile_options(northway_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -ffp-contract=off
    $<$<BOOL:${NORTHWAY_WARNINGS_AS_ERRORS}>:-Werror>)
if(NORTHWAY_SANITIZE)
    target_compile_options(northway_options INTERFACE -fsanitize=${NORTHWAY_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(northway_options INTERFACE -fsanitize=${NORTHWAY_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# northway_library(NAME SOURCES a.cpp … LIBS …): the static library northway_NAME of engine/NAME.
function(northway_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS;PRIVATE_LIBS" ${ARGN})
    add_library(northway_${name} STATIC ${arg_SOURCES})
    target_link_libraries(northway_${name} PUBLIC northway_options ${arg_LIBS} PRIVATE ${arg_PRIVATE_LIBS})
endfunction()

# northway_unit_test(NAME SOURCES a_test.cpp … LIBS …): the program unit_NAME, each case registered with CTest.
function(northway_unit_test name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(unit_${name} ${arg_SOURCES})
    target_link_libraries(unit_${name} PRIVATE northway_test_support ${arg_LIBS} GTest::gtest_main GTest::gmock)
    target_compile_definitions(unit_${name} PRIVATE
        NORTHWAY_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" NORTHWAY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    gtest_discover_tests(unit_${name} TEST_PREFIX "unit.${name}." DISCOVERY_TIMEOUT 120
        PROPERTIES ENVIRONMENT NORTHWAY_VALIDATION=1)
endfunction()

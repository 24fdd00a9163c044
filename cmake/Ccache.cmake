# SPDX-License-Identifier: Apache-2.0
# Compiles through ccache where it is installed and nothing else was asked for.
find_program(NORTHWAY_CCACHE ccache)
if(NORTHWAY_CCACHE)
    foreach(language C CXX)
        if(NOT DEFINED CMAKE_${language}_COMPILER_LAUNCHER)
            set(CMAKE_${language}_COMPILER_LAUNCHER ${NORTHWAY_CCACHE})
        endif()
    endforeach()
endif()

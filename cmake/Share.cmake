# SPDX-License-Identifier: Apache-2.0
# The build tree has the same layout as an installed one (bin/ beside share/northway/), so that
# the program finds its assets the same way in both.
file(MAKE_DIRECTORY ${NORTHWAY_SHARE_DIR})
foreach(folder assets geodata)
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${NORTHWAY_SHARE_DIR}/${folder} SYMBOLIC)
endforeach()
install(DIRECTORY assets/ DESTINATION ${CMAKE_INSTALL_DATADIR}/northway/assets)
install(DIRECTORY geodata/ DESTINATION ${CMAKE_INSTALL_DATADIR}/northway/geodata
        PATTERN "recipe" EXCLUDE PATTERN "*.py" EXCLUDE PATTERN "*.sh" EXCLUDE)

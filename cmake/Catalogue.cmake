# SPDX-License-Identifier: Apache-2.0
# Checks the catalogue and packs it into one GeoPackage that any GIS opens. An error in the tables
# fails the build; nothing is done while they and the program are as they were.
set(NORTHWAY_CATALOGUE_PACKAGE ${NORTHWAY_SHARE_DIR}/catalogue.gpkg)
file(GLOB NORTHWAY_CATALOGUE_FILES CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/geodata/catalogue/*.csv
    ${CMAKE_SOURCE_DIR}/geodata/catalogue/*.geojson
    ${CMAKE_SOURCE_DIR}/geodata/catalogue/routes/*.csv)
add_custom_command(
    OUTPUT ${NORTHWAY_CATALOGUE_PACKAGE}
    COMMAND northway check geodata/catalogue --quiet --pack ${NORTHWAY_CATALOGUE_PACKAGE}
    DEPENDS northway ${NORTHWAY_CATALOGUE_FILES} ${CMAKE_SOURCE_DIR}/geodata/basemap/basemap.gpkg
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Checking and packing the catalogue"
    VERBATIM)
add_custom_target(northway_catalogue ALL DEPENDS ${NORTHWAY_CATALOGUE_PACKAGE})
install(FILES ${NORTHWAY_CATALOGUE_PACKAGE} DESTINATION ${CMAKE_INSTALL_DATADIR}/northway)

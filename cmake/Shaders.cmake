# SPDX-License-Identifier: Apache-2.0
# GLSL -> SPIR-V at build time, into the share folder beside the program.
set(NORTHWAY_SHARE_DIR ${CMAKE_BINARY_DIR}/share/northway)

# northway_shaders(TARGET a.comp …): compiles shaders/FILE to share/northway/shaders/FILE.spv.
# Paths are relative to the build folder, because glslc writes a space in one unescaped to its
# depfile, and Ninja would then compile every time.
function(northway_shaders target)
    file(RELATIVE_PATH source_dir ${CMAKE_CURRENT_BINARY_DIR} ${CMAKE_SOURCE_DIR}/shaders)
    file(RELATIVE_PATH output_dir ${CMAKE_CURRENT_BINARY_DIR} ${NORTHWAY_SHARE_DIR}/shaders)
    file(MAKE_DIRECTORY ${NORTHWAY_SHARE_DIR}/shaders)
    set(outputs)
    foreach(source IN LISTS ARGN)
        set(output ${NORTHWAY_SHARE_DIR}/shaders/${source}.spv)
        add_custom_command(
            OUTPUT ${output}
            COMMAND Vulkan::glslc --target-env=vulkan1.3 -O -Werror -MD -MF ${output}.d
                    -I ${source_dir} -o ${output_dir}/${source}.spv ${source_dir}/${source}
            DEPENDS ${CMAKE_SOURCE_DIR}/shaders/${source}
            DEPFILE ${output}.d
            WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
            COMMENT "Compiling shader ${source}"
            VERBATIM)
        list(APPEND outputs ${output})
    endforeach()
    add_custom_target(${target} ALL DEPENDS ${outputs})
    install(FILES ${outputs} DESTINATION ${CMAKE_INSTALL_DATADIR}/northway/shaders)
endfunction()

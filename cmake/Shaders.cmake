# SPDX-License-Identifier: Apache-2.0
# GLSL -> SPIR-V at build time, into the share folder beside the program.
set(NORTHWAY_SHARE_DIR ${CMAKE_BINARY_DIR}/share/northway)

# northway_shaders(TARGET a.comp …): compiles shaders/FILE to share/northway/shaders/FILE.spv.
function(northway_shaders target)
    set(outputs)
    foreach(source IN LISTS ARGN)
        set(output ${NORTHWAY_SHARE_DIR}/shaders/${source}.spv)
        add_custom_command(
            OUTPUT ${output}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${NORTHWAY_SHARE_DIR}/shaders
            COMMAND Vulkan::glslc --target-env=vulkan1.3 -O -Werror -MD -MF ${output}.d
                    -I ${CMAKE_SOURCE_DIR}/shaders -o ${output} ${CMAKE_SOURCE_DIR}/shaders/${source}
            DEPENDS ${CMAKE_SOURCE_DIR}/shaders/${source}
            DEPFILE ${output}.d
            COMMENT "Compiling shader ${source}"
            VERBATIM)
        list(APPEND outputs ${output})
    endforeach()
    add_custom_target(${target} ALL DEPENDS ${outputs})
    install(FILES ${outputs} DESTINATION ${CMAKE_INSTALL_DATADIR}/northway/shaders)
endfunction()

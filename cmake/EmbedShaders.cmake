# bagration_embed_shaders(<target> <dir>): every *.vert, *.frag and *.glsl below <dir> becomes a string of the
# target, looked up by its path below <dir> (renderer/gl/embedded_shaders.hpp). The file runs twice: included at
# configure time for the function, and with `cmake -P` at build time to write the source file.
if(CMAKE_SCRIPT_MODE_FILE)
    # Called with -DROOT=<dir> -DLIST=<file with one path a line> -DOUTPUT=<generated .cpp>.
    # In pieces of 12 000 characters: compilers need not take literals beyond 65 536.
    file(STRINGS ${LIST} shaders)
    set(entries "")
    foreach(path IN LISTS shaders)
        file(RELATIVE_PATH name ${ROOT} ${path})
        file(READ ${path} text)
        set(pieces "")
        string(LENGTH "${text}" length)
        set(start 0)
        while(start LESS length)
            string(SUBSTRING "${text}" ${start} 12000 piece)
            string(APPEND pieces "\n     R\"shader_text(${piece})shader_text\"")
            math(EXPR start "${start} + 12000")
        endwhile()
        if(pieces STREQUAL "")
            set(pieces " \"\"")
        endif()
        string(APPEND entries "    {\"${name}\",${pieces}},\n")
    endforeach()
    # The last entry is a sentinel, so that the table is never empty.
    file(WRITE ${OUTPUT} "// Written by cmake/EmbedShaders.cmake.
#include \"renderer/gl/embedded_shaders.hpp\"

namespace bagration {
namespace {

struct EmbeddedShader {
    std::string_view name;
    std::string_view text;
};

const EmbeddedShader shaders[] = {
${entries}    {\"\", \"\"},
};

} // namespace

std::optional<std::string_view> embedded_shader(std::string_view name) {
    for (const EmbeddedShader& shader : shaders)
        if (!name.empty() && shader.name == name) return shader.text;
    return std::nullopt;
}

std::vector<std::string_view> embedded_shader_names() {
    std::vector<std::string_view> names;
    for (const EmbeddedShader& shader : shaders)
        if (!shader.name.empty()) names.push_back(shader.name);
    return names;
}

} // namespace bagration
")
    return()
endif()

set(BAGRATION_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(bagration_embed_shaders target dir)
    file(GLOB_RECURSE shaders CONFIGURE_DEPENDS ${dir}/*.vert ${dir}/*.frag ${dir}/*.glsl)
    list(SORT shaders)
    list(JOIN shaders "\n" lines)
    set(list_file ${CMAKE_CURRENT_BINARY_DIR}/${target}_shaders.txt)
    # Only touched when files come or go, so that the table is not rebuilt by every configure run.
    file(GENERATE OUTPUT ${list_file} CONTENT "${lines}\n")
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${target}_shaders.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DROOT=${dir} -DLIST=${list_file} -DOUTPUT=${output} -P ${BAGRATION_EMBED_SCRIPT}
        DEPENDS ${shaders} ${list_file} ${BAGRATION_EMBED_SCRIPT}
        COMMENT "Embedding shaders" VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()

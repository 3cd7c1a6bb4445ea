# embed_texts(OUTPUT KIND FILE...): a C file with the text of each file, under
# the file's name without its ending, in the table cj_KIND_texts of the header
# KIND_builtin.h.
function(embed_texts output kind)
  set(body "#include \"${kind}_builtin.h\"\n\n")
  set(table "")
  set(count 0)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    string(MAKE_C_IDENTIFIER "text_${name}" symbol)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND body "static const char ${symbol}[] = {${bytes}0};\n")
    string(APPEND table "    {\"${name}\", ${symbol}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND body "\nconst cj_${kind}_text cj_${kind}_texts[] = {\n${table}};\n"
                     "const size_t cj_${kind}_texts_count = ${count};\n")
  file(GENERATE OUTPUT ${output} CONTENT "${body}")
endfunction()

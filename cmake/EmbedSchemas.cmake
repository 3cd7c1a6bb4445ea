# embed_schemas(OUTPUT FILE...): a C file with the text of each JSON file, under
# the file's name without its ending.
function(embed_schemas output)
  set(body "#include \"schema_builtin.h\"\n\n")
  set(table "")
  set(count 0)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME_WE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND body "static const char text_${name}[] = {${bytes}0};\n")
    string(APPEND table "    {\"${name}\", text_${name}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND body "\nconst cj_schema_text cj_schema_texts[] = {\n${table}};\n"
                     "const size_t cj_schema_texts_count = ${count};\n")
  file(GENERATE OUTPUT ${output} CONTENT "${body}")
endfunction()

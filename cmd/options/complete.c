/* Completion for bash, zsh and fish, out of the option tables. */
#include "complete.h"

#include "cj/findings.h"
#include "cj/records.h"

#include <string.h>

/* What stands where an option's value is typed. */
typedef enum {
    VALUE_NONE,
    VALUE_WORDS,
    VALUE_COLUMNS,
    VALUE_MEASURES,
    VALUE_FILES,
    VALUE_ANY
} kind;

static kind kind_of(const cj_option *option)
{
    if (option->argument == NULL)
        return VALUE_NONE;
    if (option->words != NULL)
        return VALUE_WORDS;
    if (strcmp(option->name, "measure") == 0)
        return VALUE_MEASURES;
    if ((option->flags & (CJ_OPTION_READS | CJ_OPTION_WRITES)) != 0)
        return VALUE_FILES;
    if (strncmp(option->argument, "COL", 3) == 0 || strncmp(option->argument, "-COL", 4) == 0 ||
        strcmp(option->argument, "COND") == 0)
        return VALUE_COLUMNS;
    return VALUE_ANY;
}

static bool is_told(const cj_option *option)
{
    return option->name != NULL && (option->flags & CJ_OPTION_HIDDEN) == 0;
}

/* Append the words of an option with blanks between them. */
static void put_words(cj_text *out, const char *words)
{
    for (; *words != '\0'; words++)
        cj_text_char(out, *words == '|' ? ' ' : *words);
}

/* The name of the program's function: cj_outcomes. */
static void put_function(cj_text *out, const char *name)
{
    for (; *name != '\0'; name++)
        cj_text_char(out, *name == '-' ? '_' : *name);
}

/* ---- bash ------------------------------------------------------------------------------- */

/* The patterns of a case: options whose values are of that kind. */
static bool put_case(cj_text *out, const cj_option *options, kind wanted)
{
    bool any = false;

    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
        if (!is_told(o) || kind_of(o) != wanted)
            continue;
        cj_text_format(out, "%s--%s", any ? "|" : "    ", o->name);
        if (o->letter != '\0')
            cj_text_format(out, "|-%c", o->letter);
        any = true;
    }
    return any;
}

/* Columns are those of the first file on the line; of a list the last one is completed. */
static void put_bash_columns(cj_text *out, const char *program)
{
    cj_text_format(
        out,
        "      for word in \"${COMP_WORDS[@]:1}\"; do\n"
        "        [ -f \"$word\" ] || continue\n"
        "        case $cur in *,*) before=${cur%%,*}, ;; esac\n"
        "        while IFS= read -r word; do\n"
        "          word=$(printf %%q \"$word\")\n"
        "          case $word in \"${cur##*,}\"*) COMPREPLY+=(\"$before$word\") ;; esac\n"
        "        done < <(%s --generate=columns:\"$word\" 2>/dev/null)\n"
        "        break\n"
        "      done\n"
        "      compopt -o nospace 2>/dev/null; return ;;\n",
        program);
}

static void put_bash(cj_text *out, const cj_program *program, const cj_option *options)
{
    cj_text_format(out, "# completion of %s for bash\n_", program->name);
    put_function(out, program->name);
    cj_text_add(
        out, "() {\n"
             "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} word before=\n"
             "  [ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
             "  [ \"$cur\" = = ] && prev=${COMP_WORDS[COMP_CWORD-1]} cur=\n"
             "  COMPREPLY=()\n"
             "  case $prev in\n");
    for (const cj_option *o = options; !cj_option_is_end(o); o++)
        if (is_told(o) && kind_of(o) == VALUE_WORDS) {
            cj_text_format(out, "    --%s", o->name);
            if (o->letter != '\0')
                cj_text_format(out, "|-%c", o->letter);
            cj_text_add(out, ") COMPREPLY=($(compgen -W \"");
            put_words(out, o->words);
            cj_text_add(out, "\" -- \"$cur\")); return ;;\n");
        }
    if (put_case(out, options, VALUE_COLUMNS)) {
        cj_text_add(out, ")\n");
        put_bash_columns(out, program->name);
    }
    if (put_case(out, options, VALUE_MEASURES))
        cj_text_add(out,
                    ")\n"
                    "      case $cur in *'#'*)\n"
                    "        COMPREPLY=($(compgen -P \"${cur%%#*}#\" -W \"$(cj-report --list "
                    "\"${cur%%#*}\" 2>/dev/null |\n"
                    "          sed -n 's/^measure *\\([^ ]*\\) .*/\\1/p')\" -- \"${cur#*#}\")) ;;\n"
                    "      esac\n"
                    "      return ;;\n");
    if (put_case(out, options, VALUE_FILES))
        cj_text_add(out, ") return ;;\n");
    if (put_case(out, options, VALUE_ANY))
        cj_text_add(out, ") compopt +o default 2>/dev/null; return ;;\n");
    cj_text_add(out, "  esac\n"
                     "  case $cur in -*) COMPREPLY=($(compgen -W \"");
    for (const cj_option *o = options; !cj_option_is_end(o); o++)
        if (is_told(o))
            cj_text_format(out, "--%s ", o->name);
    cj_text_add(out, "\" -- \"$cur\")) ;; esac\n}\ncomplete -o default -F _");
    put_function(out, program->name);
    cj_text_format(out, " %s\n", program->name);
}

/* ---- zsh --------------------------------------------------------------------------------- */

/* Append help as the description of an option: its first phrase, without signs that the shells
 * take for theirs. */
static void put_description(cj_text *out, const char *help)
{
    for (size_t i = 0;
         help[i] != '\0' && strncmp(help + i, "; ", 2) != 0 && strncmp(help + i, ". ", 2) != 0; i++)
        if (strchr("[]:'\"`$\\", help[i]) == NULL)
            cj_text_char(out, help[i]);
}

static void put_zsh_value(cj_text *out, const cj_program *program, const cj_option *option)
{
    switch (kind_of(option)) {
    case VALUE_NONE:
        return;
    case VALUE_WORDS:
        cj_text_add(out, ":value:(");
        put_words(out, option->words);
        cj_text_char(out, ')');
        return;
    case VALUE_COLUMNS:
        cj_text_add(out, ":column:_sequence _");
        put_function(out, program->name);
        cj_text_add(out, "_columns");
        return;
    case VALUE_MEASURES:
    case VALUE_FILES:
        cj_text_add(out, ":file:_files");
        return;
    case VALUE_ANY:
        cj_text_add(out, ":value: ");
        return;
    }
}

static void put_zsh(cj_text *out, const cj_program *program, const cj_option *options)
{
    cj_text_format(out, "#compdef %s\n# completion of %s for zsh\n_", program->name, program->name);
    put_function(out, program->name);
    cj_text_format(out,
                   "_columns() {\n"
                   "  local file=${${(M)words:#*.(csv|CSV|tsv|txt)}[1]}\n"
                   "  [[ -n $file ]] || return 1\n"
                   "  compadd \"$@\" -- ${(f)\"$(%s --generate=columns:$file 2>/dev/null)\"}\n"
                   "}\n_arguments -s -S \\\n",
                   program->name);
    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
        if (!is_told(o))
            continue;
        cj_text_format(out, "  '%s--%s%s[", (o->flags & CJ_OPTION_REPEATS) != 0 ? "*" : "", o->name,
                       o->argument == NULL ? "" : "=");
        put_description(out, o->help);
        cj_text_char(out, ']');
        put_zsh_value(out, program, o);
        cj_text_add(out, "' \\\n");
        if (o->letter == '\0')
            continue;
        cj_text_format(out, "  '%s-%c[", (o->flags & CJ_OPTION_REPEATS) != 0 ? "*" : "", o->letter);
        put_description(out, o->help);
        cj_text_char(out, ']');
        put_zsh_value(out, program, o);
        cj_text_add(out, "' \\\n");
    }
    cj_text_add(out, program->no_input ? "  && return\n" : "  '*:file:_files'\n");
}

/* ---- fish -------------------------------------------------------------------------------- */

static void put_fish(cj_text *out, const cj_program *program, const cj_option *options)
{
    cj_text_format(out, "# completion of %s for fish\nfunction __", program->name);
    put_function(out, program->name);
    cj_text_format(out,
                   "_columns\n"
                   "  for word in (commandline -opc)[2..-1]\n"
                   "    if test -f $word\n"
                   "      %s --generate=columns:$word 2>/dev/null\n"
                   "      return\n"
                   "    end\n"
                   "  end\n"
                   "end\n",
                   program->name);
    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
        if (!is_told(o))
            continue;
        cj_text_format(out, "complete -c %s -l %s", program->name, o->name);
        if (o->letter != '\0')
            cj_text_format(out, " -s %c", o->letter);
        switch (kind_of(o)) {
        case VALUE_NONE:
            break;
        case VALUE_WORDS:
            cj_text_add(out, " -x -a '");
            put_words(out, o->words);
            cj_text_char(out, '\'');
            break;
        case VALUE_COLUMNS:
            cj_text_add(out, " -x -a '(__");
            put_function(out, program->name);
            cj_text_add(out, "_columns)'");
            break;
        case VALUE_MEASURES:
        case VALUE_FILES:
            cj_text_add(out, " -r -F");
            break;
        case VALUE_ANY:
            cj_text_add(out, " -x");
            break;
        }
        cj_text_add(out, " -d '");
        put_description(out, o->help);
        cj_text_add(out, "'\n");
    }
}

/* ---- columns of a file --------------------------------------------------------------------- */

/* Append how the columns of an export are called, a line each: its header alone is read. */
static cj_status put_columns(cj_text *out, const char *path, cj_error *err)
{
    cj_records_options options = {.main = {.path = path, .role = "any"}};
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;
    cj_status status = cj_findings_new(&findings, 1, NULL, NULL, err);

    if (status == CJ_OK)
        status = cj_dataset_new(&dataset, findings, err);
    if (status == CJ_OK)
        status = cj_records_open(&records, &options, dataset, err);
    for (size_t i = 0; status == CJ_OK && i < cj_records_field_count(records); i++) {
        cj_span name = cj_records_field_name(records, i);

        cj_text_printable(out, name);
        cj_text_char(out, '\n');
    }
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_findings_free(findings);
    return status;
}

bool cj_complete_append(cj_status *status, cj_text *out, const cj_program *program,
                        const cj_option *options, const char *what, cj_error *err)
{
    static const char columns[] = "columns:";

    *status = CJ_OK;
    if (strcmp(what, "bash") == 0)
        put_bash(out, program, options);
    else if (strcmp(what, "zsh") == 0)
        put_zsh(out, program, options);
    else if (strcmp(what, "fish") == 0)
        put_fish(out, program, options);
    else if (strncmp(what, columns, sizeof columns - 1) == 0)
        *status = put_columns(out, what + sizeof columns - 1, err);
    else
        return false;
    return true;
}

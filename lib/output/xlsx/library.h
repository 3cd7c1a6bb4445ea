/* libxlsxwriter, which is loaded when a workbook is written: it and what it needs take longer to
 * load than a small table takes to count. */
#ifndef CJ_OUTPUT_XLSX_LIBRARY_H
#define CJ_OUTPUT_XLSX_LIBRARY_H

#include "cj/error.h"

#include <xlsxwriter.h>

/* The functions that are used. */
#define CJ_LXW_FUNCTIONS(F)                  \
    F(chart_add_series)                      \
    F(chart_axis_major_gridlines_set_line)   \
    F(chart_axis_set_crossing_max)           \
    F(chart_axis_set_interval_unit)          \
    F(chart_axis_set_max)                    \
    F(chart_axis_set_min)                    \
    F(chart_axis_set_name)                   \
    F(chart_axis_set_name_font)              \
    F(chart_axis_set_num_font)               \
    F(chart_axis_set_num_format)             \
    F(chart_axis_set_reverse)                \
    F(chart_legend_delete_series)            \
    F(chart_legend_set_font)                 \
    F(chart_legend_set_position)             \
    F(chart_series_set_categories)           \
    F(chart_series_set_error_bars)           \
    F(chart_series_set_error_bars_direction) \
    F(chart_series_set_error_bars_endcap)    \
    F(chart_series_set_error_bars_line)      \
    F(chart_series_set_fill)                 \
    F(chart_series_set_labels)               \
    F(chart_series_set_labels_custom)        \
    F(chart_series_set_labels_font)          \
    F(chart_series_set_labels_leader_line)   \
    F(chart_series_set_labels_options)       \
    F(chart_series_set_labels_percentage)    \
    F(chart_series_set_labels_position)      \
    F(chart_series_set_line)                 \
    F(chart_series_set_marker_fill)          \
    F(chart_series_set_marker_size)          \
    F(chart_series_set_marker_type)          \
    F(chart_series_set_name)                 \
    F(chart_series_set_points)               \
    F(chart_series_set_trendline)            \
    F(chart_series_set_trendline_forecast)   \
    F(chart_series_set_trendline_line)       \
    F(chart_series_set_trendline_name)       \
    F(chart_series_set_values)               \
    F(chart_set_series_gap)                  \
    F(chart_set_series_overlap)              \
    F(chart_set_up_down_bars_format)         \
    F(chart_title_set_name)                  \
    F(chart_title_set_name_font)             \
    F(format_set_align)                      \
    F(format_set_indent)                     \
    F(format_set_bg_color)                   \
    F(format_set_bold)                       \
    F(format_set_bottom)                     \
    F(format_set_font_color)                 \
    F(format_set_font_name)                  \
    F(format_set_font_size)                  \
    F(format_set_num_format)                 \
    F(format_set_text_wrap)                  \
    F(format_set_underline)                  \
    F(lxw_rowcol_to_formula_abs)             \
    F(lxw_rowcol_to_range)                   \
    F(lxw_strerror)                          \
    F(workbook_add_chart)                    \
    F(workbook_add_format)                   \
    F(workbook_add_worksheet)                \
    F(workbook_close)                        \
    F(workbook_new_opt)                      \
    F(workbook_set_properties)               \
    F(worksheet_add_table)                   \
    F(worksheet_fit_to_pages)                \
    F(worksheet_insert_chart_opt)            \
    F(worksheet_repeat_rows)                 \
    F(worksheet_set_column)                  \
    F(worksheet_set_footer)                  \
    F(worksheet_set_h_pagebreaks)            \
    F(worksheet_set_landscape)               \
    F(worksheet_set_margins)                 \
    F(worksheet_set_paper)                   \
    F(worksheet_set_print_scale)             \
    F(worksheet_set_row)                     \
    F(worksheet_write_number)                \
    F(worksheet_write_string)                \
    F(worksheet_write_url_opt)

typedef struct {
#define CJ_LXW_MEMBER(name) __typeof__(&(name)) name;
    CJ_LXW_FUNCTIONS(CJ_LXW_MEMBER)
#undef CJ_LXW_MEMBER
} cj_lxw_functions;

/* The functions of the library, once it is loaded. */
extern cj_lxw_functions cj_lxw;

/* Load the library, unless it is; CJ_EIO if it is not there. */
cj_status cj_lxw_load(cj_error *err);

#endif

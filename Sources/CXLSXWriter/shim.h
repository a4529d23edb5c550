#include <xlsxwriter.h>

/* A file that lies in memory alone. Debian 12 has libxlsxwriter 1.1.4, which cannot write to a buffer yet (1.1.6 can);
   the C library's own header shows this function to GNU programs only. */
int memfd_create(const char *name, unsigned int flags);

/* The library copies the title; only its later versions say so in the type. */
static inline lxw_error balsts_workbook_describe(lxw_workbook *workbook, const char *title, time_t created) {
    lxw_doc_properties properties = {.title = (char *)title, .created = created};
    return workbook_set_properties(workbook, &properties);
}

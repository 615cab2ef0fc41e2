// The style and the script of the HTML export as bytes; see Schema/Embedded/files.c for why C.
#include "page.h"

static const uint8_t style[] = {
#embed "../Page/page.css"
};
kith_page_file kith_page_style(void) { return (kith_page_file){style, sizeof style}; }

static const uint8_t script[] = {
#embed "../Page/page.js"
};
kith_page_file kith_page_script(void) { return (kith_page_file){script, sizeof script}; }

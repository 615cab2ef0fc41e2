// The parts of libxml2 that Reading uses: the HTML parser and the XML parser, both into a tree.
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers are not those of the ICU inside Foundation: both in one Swift module do not
// compile. Without this only two fields at the end of a struct that is never touched here are missing.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

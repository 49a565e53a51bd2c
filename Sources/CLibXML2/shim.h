// libxml2's encoding.h includes the ICU of the system where it was built with it, whose types are not those
// of Foundation's own ICU: a module that sees both may not compile. Nothing here reads what is behind it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

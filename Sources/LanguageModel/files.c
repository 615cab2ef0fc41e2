#include "files.h"
size_t kith_pack_file_count(void) { return 0; }
kith_pack_file kith_pack_file_at(size_t index) { (void)index; return (kith_pack_file){"", 0, 0}; }

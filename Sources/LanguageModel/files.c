// The built-in pack as bytes: world facts (WorldFacts/*.tsv) and patterns (Patterns/*.yaml). A new file needs two lines
// here; a test compares the list with the folders.
#include "files.h"

#define KITH_FACTS(name) {#name ".tsv", name, sizeof name},
#define KITH_PATTERNS(name) {#name ".yaml", name, sizeof name},

#define EMBED_BEGIN(name) static const uint8_t name[] = {
#define EMBED_END };

EMBED_BEGIN(countries)
#embed "WorldFacts/countries.tsv"
EMBED_END
EMBED_BEGIN(places)
#embed "WorldFacts/places.tsv"
EMBED_END
EMBED_BEGIN(organizations)
#embed "WorldFacts/organizations.tsv"
EMBED_END
EMBED_BEGIN(people)
#embed "WorldFacts/people.tsv"
EMBED_END
EMBED_BEGIN(offices)
#embed "WorldFacts/offices.tsv"
EMBED_END
EMBED_BEGIN(metonyms)
#embed "WorldFacts/metonyms.tsv"
EMBED_END
EMBED_BEGIN(titles)
#embed "WorldFacts/titles.tsv"
EMBED_END
EMBED_BEGIN(kinship)
#embed "WorldFacts/kinship.tsv"
EMBED_END
EMBED_BEGIN(given_names)
#embed "WorldFacts/given_names.tsv"
EMBED_END
EMBED_BEGIN(words)
#embed "WorldFacts/words.tsv"
EMBED_END

EMBED_BEGIN(office)
#embed "Patterns/office.yaml"
EMBED_END
EMBED_BEGIN(affiliation)
#embed "Patterns/affiliation.yaml"
EMBED_END
EMBED_BEGIN(kinship_patterns)
#embed "Patterns/kinship.yaml"
EMBED_END
EMBED_BEGIN(diplomacy)
#embed "Patterns/diplomacy.yaml"
EMBED_END
EMBED_BEGIN(communication)
#embed "Patterns/communication.yaml"
EMBED_END
EMBED_BEGIN(conflict)
#embed "Patterns/conflict.yaml"
EMBED_END
EMBED_BEGIN(geography)
#embed "Patterns/geography.yaml"
EMBED_END
EMBED_BEGIN(business)
#embed "Patterns/business.yaml"
EMBED_END
EMBED_BEGIN(justice)
#embed "Patterns/justice.yaml"
EMBED_END
EMBED_BEGIN(sport)
#embed "Patterns/sport.yaml"
EMBED_END

static const kith_pack_file files[] = {
    KITH_FACTS(countries) KITH_FACTS(places) KITH_FACTS(organizations) KITH_FACTS(people) KITH_FACTS(offices)
    KITH_FACTS(metonyms) KITH_FACTS(titles) KITH_FACTS(kinship) KITH_FACTS(given_names) KITH_FACTS(words)
    KITH_PATTERNS(office) KITH_PATTERNS(affiliation)
    {"kinship.yaml", kinship_patterns, sizeof kinship_patterns},
    KITH_PATTERNS(diplomacy) KITH_PATTERNS(communication) KITH_PATTERNS(conflict) KITH_PATTERNS(geography)
    KITH_PATTERNS(business) KITH_PATTERNS(justice) KITH_PATTERNS(sport)
};

size_t kith_pack_file_count(void) { return sizeof files / sizeof files[0]; }

kith_pack_file kith_pack_file_at(size_t index) { return files[index]; }

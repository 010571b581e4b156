package org.hecha.organization;

import java.util.Optional;

/**
 * An office with people in it. Its tree is not the region tree: 32 bodies recommend, for 31 provinces.
 *
 * @param region code of the region it works for
 * @param parent the body above it; empty at the top
 */
public record Body(BodyId id, String name, Kind kind, String region, Optional<BodyId> parent) {

    public enum Kind {
        /** a county's science association (县科协) */
        COUNTY_ASSOCIATION,
        /** the county's government or party committee, which seals and signs */
        COUNTY_GOVERNMENT,
        /** a county bureau that answers for criteria (责任单位) */
        RESPONSIBLE_UNIT,
        CITY_ASSOCIATION,
        /** a body that recommends to the nation: a province's association, or 兵团 */
        RECOMMENDING,
        /** a member of the province's outline office, which countersigns (纲要办成员单位) */
        OUTLINE_MEMBER,
        NATIONAL_ASSOCIATION,
        /** where experts are at home */
        INSTITUTE
    }
}

package org.hecha.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What ties people to counties by what the directory knows of both. Facts only: whether one is a conflict of interest is for
 * people to say.
 */
public interface Ties {

    enum Kind {
        /** works for an office of the county or its city */
        SAME_BODY,
        /** worked, or works besides, for an office of the county or its city */
        EARLIER_POST,
        /** is called at the same number as somebody of the county's offices, those who have left included */
        PHONE,
        /** has mail at the same domain as somebody of the county's offices; public providers do not count */
        MAIL_DOMAIN,
        /** works for the county's province, or for an office in it */
        SAME_PROVINCE
    }

    /**
     * @param county code of the county
     * @param fact   digest of what coincides, the same as long as that does; says nothing by itself
     * @param units  names of the offices it concerns, by name; never empty
     * @param from   first day of an earlier post, where known
     * @param until  last day of an earlier post; empty for one that goes on and for every other kind
     */
    record Tie(
            MemberId person,
            String county,
            Kind kind,
            String fact,
            List<String> units,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        public Tie {
            units = List.copyOf(units);
        }
    }

    /**
     * By person, county and kind. One question to the database, whose cost grows with the people asked about, the people of
     * these counties' offices, and the ties found; not with people × counties.
     *
     * @param counties codes of counties; others are passed over
     */
    List<Tie> of(Collection<MemberId> people, Collection<String> counties);
}

package org.hecha.review;

import java.util.Collection;
import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;

/** Who signed a county's papers; asked of whoever keeps the signatures, so that review need not know how people sign. */
public interface Signatures {

    /**
     * A person's name stands on a paper of a county together with that of somebody else.
     *
     * @param dossier the one the paper belongs to, of any round
     * @param number  its number
     * @param units   offices of the others who signed, by name; never empty
     */
    record Signed(MemberId person, String county, DossierId dossier, String number, List<String> units) {
        public Signed {
            units = List.copyOf(units);
        }
    }

    /** By person, county and dossier. Costs one look at what was ever signed in these counties. */
    List<Signed> of(Collection<MemberId> people, Collection<String> counties);
}

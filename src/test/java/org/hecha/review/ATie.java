package org.hecha.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.MemberId;
import org.hecha.organization.Ties;

/** Ties between people and counties as each test puts them. */
final class ATie implements Ties {

    static final Signatures NOBODY_SIGNED = (people, counties) -> List.of();

    final List<Tie> all = new ArrayList<>();

    Tie between(MemberId person, String county, Kind kind) {
        return between(person, county, kind, kind.name());
    }

    Tie between(MemberId person, String county, Kind kind, String fact) {
        var tie = new Tie(person, county, kind, fact, List.of("赭岭县教育局"), Optional.empty(), Optional.empty());
        all.add(tie);
        return tie;
    }

    @Override
    public List<Tie> of(Collection<MemberId> people, Collection<String> counties) {
        return all.stream()
                .filter(tie -> people.contains(tie.person()) && counties.contains(tie.county()))
                .toList();
    }
}

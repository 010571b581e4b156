package org.hecha.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.review.Assignment;
import org.hecha.review.Vacancies;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who choose reviewers of the places of those who stepped back. */
@Component
class PlaceNews {

    private final Letters letters;
    private final Directory directory;
    private final EveryDossier dossiers;

    PlaceNews(Letters letters, Directory directory, EveryDossier dossiers) {
        this.letters = letters;
        this.directory = directory;
        this.dossiers = dossiers;
    }

    /** Whoever assigns hears who came; who chose knows it. */
    @EventListener
    void on(Vacancies.Replaced replaced) {
        if (replaced.atOnce()) {
            String came =
                    directory.member(replaced.reviewer()).map(Member::name).orElse("");
            place(
                    "replaced",
                    replaced,
                    replaced.assignment().toString(),
                    assigning(replaced.dossier(), replaced.kind()),
                    came);
        }
    }

    @EventListener
    void on(Vacancies.Opened opened) {
        place("vacant", opened, "", assigning(opened.dossier(), opened.kind()));
    }

    /** What was decided, or is about to be, rests on one sheet less. */
    @EventListener
    void on(Assignment.Struck struck) {
        Dossier dossier = dossier(struck.dossier());
        letters.tell(
                new Letters.News(
                        "sheet.struck/" + struck.assignment(),
                        "struck",
                        dossier,
                        "",
                        "",
                        "/desk/" + dossier.number() + "/sheets"),
                assigning(struck.dossier(), struck.kind()),
                struck.actor());
    }

    @EventListener
    void on(Vacancies.TakenBack back) {
        var news = new Letters.News(
                "place.taken-back/" + back.assignment(), "taken-back", dossier(back.dossier()), "", "", "/tasks");
        letters.tell(news, directory.member(back.reviewer()).stream().toList(), back.actor());
    }

    private void place(String kind, Vacancies.Fact fact, String which, Collection<Member> people, Object... facts) {
        var news = new Letters.News(
                "place." + kind + "/" + fact.vacancy() + "/" + which,
                kind,
                dossier(fact.dossier()),
                "",
                "",
                "/replacements#v-" + fact.vacancy(),
                facts);
        letters.tell(news, people, fact.actor());
    }

    /**
     * That a place is still empty.
     *
     * @param since  when it became so: a place that becomes empty again is told of anew
     * @param stage  told once each
     * @param waited working days
     */
    void waits(
            String kind, Vacancies.Vacancy place, Instant since, String stage, Collection<Member> people, int waited) {
        var news = new Letters.News(
                "place.waits/" + place.id() + "/" + since.toEpochMilli() + "/" + stage,
                kind,
                dossier(place.dossier()),
                "",
                "",
                kind.equals("waits")
                        ? "/replacements#v-" + place.id()
                        : "/dossiers/" + dossier(place.dossier()).number(),
                Integer.toString(waited));
        letters.tell(news, people, "");
    }

    /** The level above those who fill such a place; nobody above the nation. */
    List<Member> above(Assignment.Kind kind) {
        return kind.assigning() == Level.PROVINCE ? ofTheNation(Region.COUNTRY) : List.of();
    }

    private List<Member> ofTheNation(String country) {
        return people(country, Body.Kind.NATIONAL_ASSOCIATION, Role.NATIONAL_OFFICER, Role.NATIONAL_LEADER)
                .toList();
    }

    /** Those who may fill the place. */
    List<Member> assigning(DossierId id, Assignment.Kind kind) {
        if (kind.assigning() != Level.PROVINCE) {
            return ofTheNation(Region.COUNTRY);
        }
        return directory.lineage(dossier(id).region()).stream()
                .filter(region -> region.level() == Level.PROVINCE)
                .flatMap(region -> people(region.code(), Body.Kind.RECOMMENDING, Role.PROVINCIAL_LEADER))
                .toList();
    }

    private Stream<Member> people(String region, Body.Kind kind, Role... roles) {
        return directory.bodies(region, kind).stream()
                .flatMap(body -> Arrays.stream(roles).flatMap(role -> directory.members(body.id(), role).stream()))
                .distinct();
    }

    private Dossier dossier(DossierId id) {
        return dossiers.get(id);
    }
}

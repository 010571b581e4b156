package org.hecha.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Specialities;
import org.hecha.web.DemoStrip;
import org.hecha.web.login.CurrentMember;
import org.hecha.workflow.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the layout shows around every page: who is there, where one can go, in which language. */
@Component("frame")
class Frame {

    /**
     * @param key   message key {@code nav.<key>}
     * @param count things that wait there; -1 where nothing is counted
     */
    record Destination(String key, String address, long count, boolean here) {}

    private static final Set<Role> SELECT = Set.of(
            Role.PROVINCIAL_REVIEWER,
            Role.PROVINCIAL_LEADER,
            Role.NATIONAL_OFFICER,
            Role.NATIONAL_LEADER,
            Role.OBSERVER);

    private final CurrentMember current;
    private final Worklist worklist;
    private final ObjectProvider<DemoStrip> demo;
    private final ObjectProvider<Specialities> specialities;

    Frame(
            CurrentMember current,
            Worklist worklist,
            ObjectProvider<DemoStrip> demo,
            ObjectProvider<Specialities> specialities) {
        this.current = current;
        this.worklist = worklist;
        this.demo = demo;
        this.specialities = specialities;
    }

    /** The demo's own day, which is not that of the wall; empty outside the demo profile. */
    public Optional<LocalDate> demoDay() {
        return demo.stream().findFirst().map(DemoStrip::day);
    }

    /** Files of the demo that nobody can search yet because they have not been read. */
    public int demoUnread() {
        return demo.stream().mapToInt(DemoStrip::unread).sum();
    }

    /** True while the demo's dossiers are still being played: some of what the screens show is not there yet. */
    public boolean demoPrepares() {
        return demo.stream().anyMatch(DemoStrip::prepares);
    }

    public Optional<Member> member() {
        return current.member();
    }

    /** Whether this person reads dossiers at all; administrators do not. */
    public boolean reads() {
        return current.scope()
                .map(scope -> !scope.roles().stream().allMatch(Role::administers))
                .orElse(false);
    }

    /** Whether this person says what reviewers know. */
    public boolean assigns() {
        return current.scope()
                .map(scope -> specialities.stream().anyMatch(known -> known.maySet(scope)))
                .orElse(false);
    }

    public boolean english() {
        return "en".equals(LocaleContextHolder.getLocale().getLanguage());
    }

    /** This page in the other language. */
    public String otherLanguage() {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("lang", english() ? "zh" : "en")
                .build()
                .toUriString();
    }

    public List<Destination> destinations() {
        return current.scope().map(this::destinations).orElse(List.of());
    }

    private List<Destination> destinations(Scope scope) {
        boolean administers = !reads();
        var list = new ArrayList<Destination>();
        if (!administers) {
            list.add(destination("tasks", "/tasks", worklist.waitingFor(scope)));
            list.add(destination("dossiers", "/dossiers", -1));
            list.add(destination("search", "/search", -1));
            if (scope.roles().stream().anyMatch(Role::manages)) {
                list.add(destination("overview", "/overview", -1));
            }
            if (scope.roles().stream().anyMatch(SELECT::contains)) {
                list.add(destination("selection", "/selection", -1));
            }
        }
        list.add(destination("rounds", "/rounds", -1));
        list.add(destination("standard", "/standard", -1));
        if (administers) {
            if (!scope.is(Role.AUDIT_ADMINISTRATOR)) {
                list.add(destination("organization", "/organization", -1));
            }
            list.add(destination("system", "/system", -1));
        }
        return list;
    }

    private Destination destination(String key, String address, long count) {
        String path = Optional.ofNullable(
                        ServletUriComponentsBuilder.fromCurrentRequest().build().getPath())
                .orElse("");
        return new Destination(key, address, count, path.equals(address) || path.startsWith(address + "/"));
    }
}

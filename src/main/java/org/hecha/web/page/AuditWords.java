package org.hecha.web.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.audit.AuditTrail;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.login.CurrentMember;
import org.hecha.web.words.ClaimWords;
import org.hecha.web.words.Words;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.springframework.stereotype.Component;

/**
 * Entries of the audit trail in the reader's words; the chain itself keeps ids and codes. {@code @auditWords} in templates.
 *
 * <p>Who judged is not everybody's to know: people of a level above the reader are called by their level, and reviewers who
 * judge apart do not learn each other's names here either.
 */
@Component("auditWords")
public class AuditWords {

    /** Action of an entry that keeps its place and says nothing. */
    public static final String WITHHELD = "withheld";

    private static final Set<Role> LEAD =
            Set.of(Role.PROVINCIAL_LEADER, Role.NATIONAL_OFFICER, Role.NATIONAL_LEADER, Role.AUDIT_ADMINISTRATOR);

    /** Ids of tasks and processes, and the moment the entry bears itself. */
    private static final Set<String> FOR_THE_HOUSE = Set.of("older", "task", "process", "since");

    private final Directory directory;
    private final CurrentMember current;
    private final Names names;
    private final Words words;
    private final ClaimWords claims;

    AuditWords(Directory directory, CurrentMember current, Names names, Words words, ClaimWords claims) {
        this.directory = directory;
        this.current = current;
        this.names = names;
        this.words = words;
        this.claims = claims;
    }

    /** A name, and what it was. */
    public record Fact(String name, String value) {}

    public String who(AuditTrail.Entry entry) {
        if (kept(entry)) {
            return "";
        }
        return person(entry.actor())
                .filter(actor -> !mayKnow(actor, entry))
                .map(actor -> words.say("names.level." + level(actor.roles())))
                .orElseGet(() -> names.actor(entry.actor(), entry.actingFor()));
    }

    public String action(AuditTrail.Entry entry) {
        return kept(entry) ? words.say("audit.kept") : words.sayOr("audit.action." + entry.action(), entry.action());
    }

    /** In the order they were written, without what says nothing to anybody. */
    public List<Fact> facts(AuditTrail.Entry entry) {
        return entry.facts().entrySet().stream()
                .filter(fact -> !kept(entry) && !FOR_THE_HOUSE.contains(fact.getKey()))
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> new Fact(words.sayOr("audit.fact." + fact.getKey(), fact.getKey()), value(entry, fact)))
                .toList();
    }

    private String value(AuditTrail.Entry entry, Map.Entry<String, String> fact) {
        String value = fact.getValue();
        return switch (fact.getKey()) {
            case "step" -> words.sayOr("step." + value, value);
            case "result" -> words.sayOr("result." + value, value);
            case "decision" -> words.sayOr("decision." + value, value);
            case "figure" -> words.sayOr("alert.figure." + value, value);
            case "grade" -> words.sayOr("grade." + value, value);
            case "stage" -> words.sayOr("stage." + value, value);
            case "reached" -> words.sayOr("level." + value, value);
            case "outcome" -> words.sayOr("dossier.outcome." + value, value);
            case "state" -> words.sayOr("evidence.state." + value, value);
            case "how", "kind", "created", "upheld", "obstacle" ->
                words.sayOr("audit.fact." + fact.getKey() + "." + value, value);
            case "change" -> change(value);
            case "criterion" -> claims.of(value);
            case "to", "holder", "substitute", "reviewer" ->
                person(value)
                        .map(m -> mayKnow(m, entry) ? m.name() : words.say("names.level." + level(m.roles())))
                        .orElse(value);
            case "unit" -> body(value);
            case "before", "after" ->
                switch (entry.action()) {
                    case "member.changed" -> office(value);
                    case "speciality.changed" -> value.equals("*") ? words.say("speciality.all") : value;
                    default -> value;
                };
            default -> value;
        };
    }

    /** {@code cited page 7}, as {@code Dossier.EvidenceFiled} writes it, or one word. */
    private String change(String written) {
        String[] parts = written.split(" page ", 2);
        String what = words.sayOr("audit.fact.change." + parts[0], written);
        return parts.length < 2 ? what : words.say("audit.fact.change.page", what, parts[1]);
    }

    /** An office and its holder's roles, as {@code OrganizationImport.MemberChanged} writes them. */
    private String office(String written) {
        return Arrays.stream(written.split("[ ,]+"))
                .map(word -> uuid(word).isPresent() ? body(word) : words.sayOr("role." + word, word))
                .collect(Collectors.joining(words.say("list.separator")));
    }

    private String body(String id) {
        return uuid(id).flatMap(known -> directory.body(new BodyId(known)))
                .map(Body::name)
                .orElse(id);
    }

    /** The person an entry is about, as far as the reader may know; empty for anything else. */
    public String whom(AuditTrail.Entry entry) {
        return kept(entry)
                ? ""
                : person(entry.subject())
                        .filter(person -> mayKnow(person, entry))
                        .map(Member::name)
                        .orElse("");
    }

    /** The entry stays in its place, so that the chain can be followed without a gap. */
    private boolean kept(AuditTrail.Entry entry) {
        if (entry.action().equals(WITHHELD)) {
            return true;
        }
        String step = entry.facts().getOrDefault("step", "");
        return current.scope().filter(reader -> Journey.keptFrom(reader, step)).isPresent();
    }

    private boolean mayKnow(Member person, AuditTrail.Entry entry) {
        Optional<Scope> reader = current.scope();
        if (reader.isEmpty()) {
            return false;
        }
        Scope scope = reader.get();
        if (scope.member().equals(person.id()) || scope.roles().stream().anyMatch(Role::administers)) {
            return true;
        }
        int above = level(person.roles()).compareTo(level(scope.roles()));
        boolean judgesApart = entry.action().startsWith("assignment.")
                || Task.JUDGED_APART.contains(entry.facts().getOrDefault("step", ""));
        return above < 0
                || (above == 0 && (!judgesApart || scope.roles().stream().anyMatch(LEAD::contains)));
    }

    private static Level level(Set<Role> roles) {
        return roles.stream().map(Role::level).max(Comparator.naturalOrder()).orElse(Level.COUNTY);
    }

    private Optional<Member> person(String id) {
        return uuid(id).flatMap(known -> directory.member(new MemberId(known)));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}

package org.hecha.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.workflow.Task;

/** The people of a made country at their desks: each does one thing at a time, in the order in which it came. */
final class Staff {

    /** Somebody with what waits for them. */
    static final class Person {
        final Member member;
        final Queue<Task> waiting = new ArrayDeque<>();
        Optional<Task> held = Optional.empty();
        /** an event of theirs is under way already */
        boolean called;
        /** when they will be through with what they hold */
        Instant busyUntil = Instant.EPOCH;

        Person(Member member) {
            this.member = member;
        }

        int load() {
            return waiting.size() + (held.isPresent() ? 1 : 0);
        }
    }

    private final Directory directory;
    private final Habits habits;
    private final Map<MemberId, Person> known = new LinkedHashMap<>();
    private final Map<String, List<Person>> offices = new HashMap<>();

    Staff(Directory directory, Habits habits, List<Member> everybody) {
        this.directory = directory;
        this.habits = habits;
        everybody.stream().sorted(Comparator.comparing(Member::login)).forEach(member -> {
            habits.meet(member);
            known.put(member.id(), new Person(member));
        });
    }

    Habits habits() {
        return habits;
    }

    /** Who will do it: whoever holds it, or the one in the office with the least to do. */
    Person whose(Task task) {
        return task.assignee()
                .map(id -> known.get(id))
                .orElseGet(() -> office(task).stream()
                        .min(Comparator.comparingInt(Person::load))
                        .orElseThrow(() -> new IllegalStateException("nobody can do " + task)));
    }

    /** Somebody else who could do it too. */
    Optional<Person> colleague(Person person, Task task) {
        return office(task).stream().filter(other -> other != person).min(Comparator.comparingInt(Person::load));
    }

    Scope scope(Person person) {
        // a made country's rights do not change while it is played, but what is hidden or granted does
        return directory.scopeOf(person.member.id());
    }

    private List<Person> office(Task task) {
        return offices.computeIfAbsent(
                task.unit() + "/" + task.role(),
                office -> directory.members(task.unit(), task.role()).stream()
                        .map(member -> known.get(member.id()))
                        .toList());
    }
}

package org.hecha.organization;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of people, their accounts, substitutions and rights on single dossiers. */
@Repository
class MemberTable {

    private static final String SELECT = """
            select member.*, body.name as body_name, body.kind, body.region, body.parent
            from organization.member join organization.body on body.id = member.body
            """;

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        Body body = new Body(
                new BodyId(row.getObject("body", UUID.class)),
                row.getString("body_name"),
                Body.Kind.valueOf(row.getString("kind")),
                row.getString("region"),
                Optional.ofNullable(row.getObject("parent", UUID.class)).map(BodyId::new));
        return new Member(
                new MemberId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                body,
                roles(row.getArray("roles")),
                row.getString("mail"),
                Locale.forLanguageTag(row.getString("language")),
                row.getBoolean("demo"));
    }

    private static Set<Role> roles(Array array) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) array.getArray()).map(Role::valueOf).forEach(roles::add);
        return roles;
    }

    Optional<Member> find(MemberId id) {
        return jdbc.sql(SELECT + "where member.id = ?")
                .param(id.value())
                .query(MemberTable::member)
                .optional();
    }

    boolean active(MemberId id) {
        return jdbc.sql("select active from organization.member where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<Member> byLogin(String login) {
        return jdbc.sql(SELECT + "where lower(member.login) = lower(?)")
                .param(login)
                .query(MemberTable::member)
                .optional();
    }

    List<Member> with(BodyId body, Role role) {
        return jdbc.sql(
                        SELECT
                                + "where active and member.body = ? and roles @> array[cast(? as text)] order by member.name, member.login")
                .params(body.value(), role.name())
                .query(MemberTable::member)
                .list();
    }

    List<Member> with(Role role) {
        return jdbc.sql(SELECT + "where active and roles @> array[cast(? as text)] order by member.name, member.login")
                .param(role.name())
                .query(MemberTable::member)
                .list();
    }

    List<Member> all() {
        return jdbc.sql(SELECT + "where active order by body.region, body.name, member.name, member.login")
                .query(MemberTable::member)
                .list();
    }

    List<Member> at(String region) {
        return jdbc.sql(SELECT + "where active and body.region = ? order by body.name, member.name, member.login")
                .param(region)
                .query(MemberTable::member)
                .list();
    }

    List<Member> demo() {
        return jdbc.sql(SELECT + "where active and demo order by demo_order, member.login")
                .query(MemberTable::member)
                .list();
    }

    /** Digits; empty where none is known, and for people who are not there. */
    String phone(MemberId id) {
        return jdbc.sql("select phone from organization.member where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    void put(Member member, String phone, int demoOrder, boolean active) {
        jdbc.sql("""
                insert into organization.member
                    (id, login, name, body, roles, mail, language, demo, demo_order, active, phone)
                values (:id, :login, :name, :body, :roles, :mail, :language, :demo, :order, :active, :phone)
                on conflict (id) do update set name = excluded.name, body = excluded.body,
                    roles = excluded.roles, mail = excluded.mail, language = excluded.language, demo = excluded.demo,
                    demo_order = excluded.demo_order, active = excluded.active, phone = excluded.phone""")
                .param("id", member.id().value())
                .param("login", member.login())
                .param("name", member.name())
                .param("body", member.body().id().value())
                .param("roles", member.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("mail", member.mail())
                .param("language", member.language().toLanguageTag())
                .param("demo", member.demo())
                .param("order", demoOrder)
                .param("active", active)
                .param("phone", phone)
                .update();
    }

    // --- accounts ---

    record Account(String hash, int failures, Optional<Instant> lockedUntil) {}

    /** Locks the row until the end of the transaction, so that parallel guesses are all counted. */
    Optional<Account> account(MemberId member) {
        return jdbc.sql("select hash, failures, locked_until from organization.account where member = ? for update")
                .param(member.value())
                .query((row, n) -> new Account(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    void putHash(MemberId member, String hash, Instant now) {
        jdbc.sql("""
                insert into organization.account (member, hash, changed) values (?, ?, ?)
                on conflict (member) do update set hash = excluded.hash, changed = excluded.changed,
                    failures = 0, locked_until = null""").params(member.value(), hash, now.atOffset(ZoneOffset.UTC)).update();
    }

    void putFailures(MemberId member, int failures, Optional<Instant> lockedUntil) {
        jdbc.sql("update organization.account set failures = :n, locked_until = :until where member = :member")
                .param("n", failures)
                .param(
                        "until",
                        lockedUntil.map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("member", member.value())
                .update();
    }

    // --- substitution ---

    void substitute(MemberId absent, MemberId substitute, LocalDate first, LocalDate last) {
        jdbc.sql("""
                insert into organization.substitution (absent, substitute, first_day, last_day) values (?, ?, ?, ?)
                on conflict (absent, substitute, first_day) do update set last_day = excluded.last_day""")
                .params(absent.value(), substitute.value(), Date.valueOf(first), Date.valueOf(last))
                .update();
    }

    record SubstitutionRow(MemberId absent, MemberId substitute, LocalDate first, LocalDate last) {}

    /** Those whose last day is not before this one. */
    List<SubstitutionRow> substitutions(LocalDate on) {
        return jdbc.sql("""
                select absent, substitute, first_day, last_day from organization.substitution
                where last_day >= ? order by first_day, absent, substitute""")
                .param(Date.valueOf(on))
                .query((row, n) -> new SubstitutionRow(
                        new MemberId(row.getObject(1, UUID.class)),
                        new MemberId(row.getObject(2, UUID.class)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** @return whether there was one in force or still to come */
    boolean endSubstitution(MemberId absent, MemberId substitute, LocalDate first, LocalDate today) {
        int dropped = jdbc.sql("""
                delete from organization.substitution
                where absent = ? and substitute = ? and first_day = ? and first_day >= ?""")
                .params(absent.value(), substitute.value(), Date.valueOf(first), Date.valueOf(today))
                .update();
        int ended = jdbc.sql("""
                update organization.substitution set last_day = ?
                where absent = ? and substitute = ? and first_day = ? and last_day >= ?""")
                .params(
                        Date.valueOf(today.minusDays(1)),
                        absent.value(),
                        substitute.value(),
                        Date.valueOf(first),
                        Date.valueOf(today))
                .update();
        return dropped + ended > 0;
    }

    List<Member> absentees(MemberId substitute, LocalDate on) {
        return others("absent", "substitute", substitute, on);
    }

    List<Member> standIns(MemberId absent, LocalDate on) {
        return others("substitute", "absent", absent, on);
    }

    /** Who stands in one column of the substitutions of a day where this person stands in the other. */
    private List<Member> others(String theirs, String ours, MemberId person, LocalDate on) {
        return jdbc.sql(SELECT + """
                where member.active and member.id in (select %s from organization.substitution
                    where %s = :person and first_day <= :on and :on <= last_day)
                order by member.name, member.login""".formatted(theirs, ours))
                .param("person", person.value())
                .param("on", Date.valueOf(on))
                .query(MemberTable::member)
                .list();
    }

    // --- rights on single dossiers ---

    /** @return false when it was so before */
    boolean putRight(MemberId member, UUID dossier, boolean hidden, String reason, Instant now) {
        return jdbc.sql("""
                insert into organization.dossier_right (member, dossier, hidden, reason, since) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(member.value(), dossier, hidden, reason, now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** @return whether there was one for this reason */
    boolean dropGrant(MemberId member, UUID dossier, String reason) {
        return jdbc.sql("delete from organization.dossier_right"
                                + " where member = ? and dossier = ? and not hidden and reason = ?")
                        .params(member.value(), dossier, reason)
                        .update()
                > 0;
    }

    Set<UUID> dossiers(MemberId member, boolean hidden) {
        return jdbc.sql("select dossier from organization.dossier_right where member = ? and hidden = ?")
                .params(member.value(), hidden)
                .query((row, n) -> row.getObject(1, UUID.class))
                .set();
    }

    Set<UUID> hiddenFrom(UUID dossier) {
        return jdbc.sql("select member from organization.dossier_right where dossier = ? and hidden")
                .param(dossier)
                .query((row, n) -> row.getObject(1, UUID.class))
                .set();
    }
}

package org.hecha.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ties out of the tables of people, offices and places. */
@Repository
class StoredTies implements Ties {

    private static final String SQL = """
            with county as (
                select c.code, c.lo, city.code as city, province.code as province, province.name as province_name
                from organization.region c
                left join organization.region city on city.code = c.parent and city.level = 'CITY'
                left join organization.region province
                    on province.code = case when city.code is null then c.parent else city.parent end
                where c.level = 'COUNTY' and c.code = any (:counties)),
            near as (
                select code as county, code as place from county
                union all select code, city from county where city is not null),
            person as (
                select m.id, m.phone, lower(split_part(m.mail, '@', 2)) as domain, b.id as body, b.name as unit, b.region
                from organization.member m join organization.body b on b.id = m.body where m.id = any (:people)),
            resident as (
                select c.code as county, m.id, m.phone, lower(split_part(m.mail, '@', 2)) as domain, b.name as unit
                from county c
                join organization.body b on b.region = c.code
                join organization.member m on m.body = b.id)
            select p.id as person, n.county, 'SAME_BODY' as kind, p.body::text as fact, array[p.unit] as units,
                null::date as first_day, null::date as last_day
            from near n join person p on p.region = n.place
            union all
            select p.id, n.county, 'EARLIER_POST', concat_ws('|', o.region, o.unit, o.first_day, o.last_day), array[o.unit],
                o.first_day, o.last_day
            from near n
            join organization.post o on o.region = n.place
            join person p on p.id = o.member
            union all
            select p.id, r.county, 'PHONE', p.phone || string_agg(r.id::text, '' order by r.id),
                array_agg(distinct r.unit), null, null
            from resident r join person p on p.phone = r.phone and p.id <> r.id
            where r.phone <> ''
            group by p.id, p.phone, r.county
            union all
            select p.id, r.county, 'MAIL_DOMAIN', p.domain, array_agg(distinct r.unit), null, null
            from resident r join person p on p.domain = r.domain and p.id <> r.id
            where r.domain <> '' and r.domain <> all (:shared)
            group by p.id, p.domain, r.county
            union all
            select p.id, c.code, 'SAME_PROVINCE', c.province, array[c.province_name], null, null
            from county c
            join (select person.id,
                    case home.level when 'PROVINCE' then home.code when 'CITY' then home.parent
                        else coalesce(nullif(above.parent, '000000'), above.code) end as province
                from person
                join organization.region home on home.code = person.region and home.level <> 'NATION'
                join organization.region above on above.code = home.parent) p
                on p.province = c.province
            order by person, county, kind, fact""";

    private final JdbcClient jdbc;
    private final SharedMailDomains shared;

    StoredTies(JdbcClient jdbc, SharedMailDomains shared) {
        this.jdbc = jdbc;
        this.shared = shared;
    }

    @Override
    public List<Tie> of(Collection<MemberId> people, Collection<String> counties) {
        if (people.isEmpty() || counties.isEmpty()) {
            return List.of();
        }
        UUID[] ids = people.stream().map(MemberId::value).distinct().toArray(UUID[]::new);
        return jdbc.sql(SQL)
                .param("people", ids)
                .param("counties", counties.stream().distinct().toArray(String[]::new))
                .param("shared", shared.among(domains(ids)))
                .query(StoredTies::tie)
                .list();
    }

    private List<String> domains(UUID[] people) {
        return jdbc.sql(
                        "select distinct lower(split_part(mail, '@', 2)) from organization.member where id = any (:people)")
                .param("people", people)
                .query(String.class)
                .list();
    }

    private static Tie tie(ResultSet row, int n) throws SQLException {
        return new Tie(
                new MemberId(row.getObject("person", UUID.class)),
                row.getString("county"),
                Kind.valueOf(row.getString("kind")),
                digest(row.getString("kind") + "|" + row.getString("fact")),
                Arrays.asList((String[]) row.getArray("units").getArray()),
                Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

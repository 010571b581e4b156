package org.hecha.dossier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what the county says its files are. */
@Repository
class FilingTable {

    record Filing(List<String> criteria, String slot, String caption, Optional<LocalDate> declaredDate) {
        static final Filing UNSORTED = new Filing(List.of(), "", "", Optional.empty());

        Filing {
            criteria = List.copyOf(criteria);
        }
    }

    private final JdbcClient jdbc;

    FilingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<EvidenceId, Filing> of(DossierId dossier) {
        Map<EvidenceId, Filing> filings = new HashMap<>();
        jdbc.sql("select * from dossier.exhibit where dossier = ?")
                .param(dossier.value())
                .query(row -> {
                    filings.put(
                            new EvidenceId(row.getObject("evidence", UUID.class)),
                            new Filing(
                                    List.of((String[]) row.getArray("criteria").getArray()),
                                    row.getString("slot"),
                                    row.getString("caption"),
                                    Optional.ofNullable(row.getDate("declared_date"))
                                            .map(Date::toLocalDate)));
                });
        return filings;
    }

    void put(DossierId dossier, EvidenceId evidence, Filing filing) {
        jdbc.sql("""
                insert into dossier.exhibit (evidence, dossier, criteria, slot, caption, declared_date)
                values (:evidence, :dossier, :criteria, :slot, :caption, :date)
                on conflict (evidence) do update set criteria = excluded.criteria, slot = excluded.slot,
                    caption = excluded.caption, declared_date = excluded.declared_date""")
                .param("evidence", evidence.value())
                .param("dossier", dossier.value())
                .param("criteria", filing.criteria().toArray(String[]::new))
                .param("slot", filing.slot())
                .param("caption", filing.caption())
                .param("date", filing.declaredDate().map(Date::valueOf).orElse(null), java.sql.Types.DATE)
                .update();
    }

    /** @return false when this person opened the file on this day before */
    boolean opened(EvidenceId evidence, String member, LocalDate day) {
        return jdbc.sql("insert into dossier.opening (evidence, member, day) values (?, ?, ?) on conflict do nothing")
                        .params(evidence.value(), member, Date.valueOf(day))
                        .update()
                > 0;
    }
}

package org.hecha.web.page;

import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Scope;

/** For templates: the cell of a workbook in which a passage stands, beside its page. One look at one page a call. */
public final class Cells {
    private final Dossiers dossiers;
    private final Scope scope;

    public Cells(Dossiers dossiers, Scope scope) {
        this.dossiers = dossiers;
        this.scope = scope;
    }

    /** Such as {@code 志愿者名册!C17}; empty where the page is none of a workbook. */
    public String at(EvidenceId evidence, int page, int start) {
        return dossiers.cell(scope, evidence, page, start).orElse("");
    }
}

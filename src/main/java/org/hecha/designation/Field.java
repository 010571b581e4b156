package org.hecha.designation;

import java.util.EnumSet;
import java.util.Set;

/** A place in a template that is filled in; its name for people stands in {@code documents/designation.properties}. */
enum Field {
    ISSUER,
    NUMBER,
    ROUND,
    STANDARD,
    FIRST,
    COUNT,
    QUOTA,
    /** number of the letter this one replaces; a paragraph that asks for it is left out where there is none */
    REPLACES,
    DATE,
    POSITION,
    COUNTY,
    DOSSIER,
    MET,
    POINTS,
    PROVINCE,
    EDITION,
    NAMED,
    UNTIL;

    private static final Set<Field> LETTER =
            EnumSet.of(ISSUER, NUMBER, ROUND, STANDARD, FIRST, COUNT, QUOTA, REPLACES, DATE);
    private static final Set<Field> ROW = EnumSet.of(POSITION, COUNTY, DOSSIER, MET, POINTS);
    private static final Set<Field> CERTIFICATE =
            EnumSet.of(ISSUER, NUMBER, ROUND, DATE, PROVINCE, COUNTY, EDITION, NAMED, UNTIL);

    /** Fields with one value in a whole paper. */
    static Set<Field> of(Papers.Kind kind) {
        return kind == Papers.Kind.LETTER ? LETTER : CERTIFICATE;
    }

    /** Fields with a value in each row of the list. */
    static Set<Field> inRows(Papers.Kind kind) {
        return kind == Papers.Kind.LETTER ? ROW : EnumSet.noneOf(Field.class);
    }

    /** Without these a paper would not be what it claims to be. */
    static Set<Field> required(Papers.Kind kind) {
        return kind == Papers.Kind.LETTER
                ? EnumSet.of(ISSUER, NUMBER, DATE, COUNTY)
                : EnumSet.of(ISSUER, NUMBER, DATE, COUNTY, UNTIL);
    }
}

package org.hecha.organization;

/** The four levels a dossier passes, lowest first; {@link #compareTo} follows the journey. */
public enum Level {
    COUNTY,
    CITY,
    PROVINCE,
    NATION
}

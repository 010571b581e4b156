package org.hecha.organization;

/** Whether a county's dossier passes the city or goes straight to the province; dated, never guessed from a code. */
public enum ReviewPath {
    VIA_CITY,
    DIRECT_TO_PROVINCE
}

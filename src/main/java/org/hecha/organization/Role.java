package org.hecha.organization;

/** What a member may be for a body. Administrators exclude one another and read no dossier. */
public enum Role {
    COUNTY_CLERK(Level.COUNTY),
    COUNTY_LEADER(Level.COUNTY),
    RESPONSIBLE_UNIT(Level.COUNTY),
    CITY_REVIEWER(Level.CITY),
    PROVINCIAL_REVIEWER(Level.PROVINCE),
    PROVINCIAL_LEADER(Level.PROVINCE),
    /** a member unit of the outline office that countersigns */
    OUTLINE_MEMBER(Level.PROVINCE),
    /** reads only what was assigned */
    EXPERT(Level.NATION),
    NATIONAL_OFFICER(Level.NATION),
    NATIONAL_LEADER(Level.NATION),
    /** sees what the level of the body sees, changes nothing */
    OBSERVER(Level.NATION),
    SYSTEM_ADMINISTRATOR(Level.NATION),
    SECURITY_ADMINISTRATOR(Level.NATION),
    AUDIT_ADMINISTRATOR(Level.NATION);

    private final Level level;

    Role(Level level) {
        this.level = level;
    }

    /** The level this role works at. */
    public Level level() {
        return level;
    }

    /** Whether people of this role look into what counties have handed in and judge it. */
    public boolean reviews() {
        return level != Level.COUNTY && this != OBSERVER && !administers();
    }

    /** Whether people of this role move dossiers on, on whichever level; not who only looks on or judges what was given to them. */
    public boolean works() {
        return this != EXPERT && this != OBSERVER && !administers();
    }

    /** Whether people of this role answer for how work goes in their area, or look on. */
    public boolean manages() {
        return this == COUNTY_LEADER || this == OBSERVER || reviews() && this != EXPERT && this != OUTLINE_MEMBER;
    }

    public boolean administers() {
        return this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDIT_ADMINISTRATOR;
    }
}

package org.hecha.workflow;

/** Whom something that waits is told, by the house's table {@code escalation}. */
public interface Escalation {

    enum Whom {
        /** whoever has it to do */
        HOLDER,
        /** whoever leads the office where it lies */
        UNIT_LEADER,
        /** the level above that office */
        LEVEL_ABOVE,
        NOBODY
    }

    /**
     * @param left working days until it is due; negative for days it is late
     * @param held whether anybody has it
     */
    Whom at(int left, boolean held);
}

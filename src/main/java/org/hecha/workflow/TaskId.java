package org.hecha.workflow;

/** Identifies a task in somebody's list. */
public record TaskId(String value) {
    @Override
    public String toString() {
        return value;
    }
}

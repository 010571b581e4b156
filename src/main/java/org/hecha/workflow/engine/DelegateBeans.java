package org.hecha.workflow.engine;

import java.util.Map;

/**
 * Everything an expression in a diagram may call. A name that was ever deployed stays: running instances keep calling it.
 */
public interface DelegateBeans {

    /** Objects by the name diagrams use. */
    Map<String, Object> byName();
}

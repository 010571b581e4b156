/** The engine behind {@code workflow}: the only package that may import {@code org.camunda}. */
@NullMarked
package org.hecha.workflow.engine;

import org.jspecify.annotations.NullMarked;

/** Sandboxes as pods of a cluster, each with a Deployment, a Service and a route of its own. */
@NullMarked
package dev.devex.orchestration.internal.kubernetes;

import org.jspecify.annotations.NullMarked;

/** The HTTP and WebSocket server that brings the runner's parts together. */
@NullMarked
package dev.devex.runner.server;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code protogcn} command: one small class per command, each of which reads its options, calls one thing of the
 * other modules and says how it went. Nothing is decided here.
 *
 * <p>Exit codes: 0 all is well; 2 the user's input or command line cannot be used, said in one sentence; 130
 * interrupted; 1 a bug of ours, with the place of its stack trace.
 */
package org.protogcn.cli;

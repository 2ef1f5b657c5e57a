package org.protogcn.cli.ablation;

/**
 * What one run at a time has for itself.
 *
 * @param device as {@code cpu} or {@code cuda:1}
 */
public record Workplace(String device, CoreGroup cores) {}

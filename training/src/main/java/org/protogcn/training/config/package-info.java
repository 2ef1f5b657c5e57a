/** Configuration: YAML to records, validated once. */
package org.protogcn.training.config;

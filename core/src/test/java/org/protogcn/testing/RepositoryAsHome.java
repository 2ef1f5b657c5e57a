package org.protogcn.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests of what the launcher says of where it lies, and so where the shipped configurations are: here. */
public final class RepositoryAsHome implements BeforeEachCallback, AfterEachCallback {
    private static final String HOME_PROPERTY = "protogcn.home";

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setProperty(HOME_PROPERTY, Shared.repository().toString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.clearProperty(HOME_PROPERTY);
    }
}

#include <gtest/gtest.h>

#include <QApplication>

#include "tests/support/temporary_directory.h"

// The test runner lists tests without their environment, so the platform is chosen here. What is remembered
// is remembered in a folder of this run alone: other tests run at the same time.
int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    const triscope::TemporaryDirectory remembered;
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(variable, remembered.file(variable).c_str());
    const QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}

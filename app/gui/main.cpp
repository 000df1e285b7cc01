#include <QApplication>

#include "app/gui/window/main_window.h"

int main(int argc, char** argv) {
    using namespace triscope::gui;
    const QApplication application(argc, argv);
    Theme theme;
    Session session;
    MainWindow window(session, theme);
    window.show();
    return QApplication::exec();
}

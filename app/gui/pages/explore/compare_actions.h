#pragma once

#include <QAction>
#include <QList>
#include <QObject>
#include <functional>

namespace triscope::gui {

class CompareController;

// What hands can do to a comparison, each with its key.
class CompareActions final : public QObject {
    Q_OBJECT

  public:
    CompareActions(CompareController& controller, QObject* parent);

    QAction* compare() const { return m_compare; }
    QAction* difference() const { return m_difference; }
    QAction* swap() const { return m_swap; }
    QAction* pin() const { return m_pin; }
    const QList<QAction*>& conventions() const { return m_conventions; }
    QList<QAction*> all() const;

    // As the controller is now.
    void follow();

  private:
    QAction* add(const QString& text, const QKeySequence& key, const QString& help,
                 std::function<void()> act);

    CompareController& m_controller;
    QAction* m_compare;
    QAction* m_difference;
    QAction* m_swap;
    QAction* m_pin;
    QList<QAction*> m_conventions;
};

}  // namespace triscope::gui

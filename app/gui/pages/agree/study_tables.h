#pragma once

#include <QList>
#include <QWidget>
#include <array>

#include "core/scenario/attention_study.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace triscope::gui {

class Theme;
class VerdictBadge;

// The numbers beside the pictures: the verdict with its figures and its rule, and what each backend took.
// Every figure can be selected and copied.
class StudyTables final : public QWidget {
    Q_OBJECT

  public:
    explicit StudyTables(const Theme& theme, QWidget* parent = nullptr);

    // `which` of its comparisons; `causes`: what may have gone wrong, if anything has.
    void setStudy(const AttentionStudy& study, std::size_t which, const QString& causes);

    // A figure as shown, by its name in code ("max_abs", "cpu.seconds"); empty when there is none.
    QString figure(const QString& name) const;

  signals:
    void worstAsked();

  private:
    struct RunFigure {
        QString name;
        QString title;
        QLabel* label;
    };

    QWidget* makeVerdict();
    QWidget* makeRuns();
    QLabel* addRow(QGridLayout& grid, const QString& title, const QString& name, const QString& help);
    QLabel* makeFigure(const QString& name);
    void setFigure(const QString& name, const QString& text);
    void showVerdict(const AttentionStudy& study, const Agreement& agreement);
    void showRun(std::size_t column, const AttentionResult& result);
    void showCall(const AttentionStudy& study, const StudyComparison& comparison);

    const Theme& m_theme;
    VerdictBadge* m_badge = nullptr;
    QLabel* m_rule_name = nullptr;
    QLabel* m_rule = nullptr;
    QLabel* m_worst = nullptr;
    QPushButton* m_show_worst = nullptr;
    QLabel* m_device = nullptr;
    QLabel* m_plain = nullptr;
    QLabel* m_causes = nullptr;
    std::array<QLabel*, 2> m_backends{};           // the headings of both columns
    std::array<std::vector<RunFigure>, 2> m_runs;  // the figures of both columns, by their names
};

}  // namespace triscope::gui
